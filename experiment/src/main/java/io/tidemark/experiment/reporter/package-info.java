/** Reporters: what tells the results, to files, to a person and to other services. */
@NullMarked
package io.tidemark.experiment.reporter;

import org.jspecify.annotations.NullMarked;
