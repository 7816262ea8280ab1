/** Programs of this machine: how they are started, heard, and ended with all that they have started. */
@NullMarked
package io.tidemark.experiment.program;

import org.jspecify.annotations.NullMarked;
