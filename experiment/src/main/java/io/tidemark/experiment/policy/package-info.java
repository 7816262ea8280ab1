/** Policies: which parameters come next, and when. */
@NullMarked
package io.tidemark.experiment.policy;

import org.jspecify.annotations.NullMarked;
