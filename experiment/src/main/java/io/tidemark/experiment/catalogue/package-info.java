/** All classes of components that there are, and their reference. */
@NullMarked
package io.tidemark.experiment.catalogue;

import org.jspecify.annotations.NullMarked;
