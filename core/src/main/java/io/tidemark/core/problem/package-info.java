/** Problems in what a user wrote or meant to reach, collected so that all are shown at once. */
@NullMarked
package io.tidemark.core.problem;

import org.jspecify.annotations.NullMarked;
