/** Texts with macros. */
@NullMarked
package io.tidemark.experiment.macro;

import org.jspecify.annotations.NullMarked;
