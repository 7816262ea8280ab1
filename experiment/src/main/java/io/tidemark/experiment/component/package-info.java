/** The kinds of components, and the stage on which they work. */
@NullMarked
package io.tidemark.experiment.component;

import org.jspecify.annotations.NullMarked;
