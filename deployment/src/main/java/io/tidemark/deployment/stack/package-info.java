/** Stacks of CloudFormation: as they should be, as they are, and the way from the one to the other. */
@NullMarked
package io.tidemark.deployment.stack;

import org.jspecify.annotations.NullMarked;
