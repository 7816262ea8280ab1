/** Machines of targets: each is a stack of its own. */
@NullMarked
package io.tidemark.deployment.target;

import org.jspecify.annotations.NullMarked;
