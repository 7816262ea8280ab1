/** CloudFormation: stacks, change sets, and how they come and go. */
@NullMarked
package io.tidemark.testbed.cloud.stack;

import org.jspecify.annotations.NullMarked;
