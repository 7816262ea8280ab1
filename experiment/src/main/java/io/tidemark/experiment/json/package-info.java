/** JSON as plain values: texts, {@link java.lang.Long}, {@link java.lang.Double}, {@link java.lang.Boolean}, lists, maps. */
@NullMarked
package io.tidemark.experiment.json;

import org.jspecify.annotations.NullMarked;
