/** Plots as pictures, drawn by the JDK alone and without a display. */
@NullMarked
package io.tidemark.experiment.plot;

import org.jspecify.annotations.NullMarked;
