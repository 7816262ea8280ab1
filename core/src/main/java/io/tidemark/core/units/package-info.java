/** Values with units as people write them: exact when parsed, and formatted so that they parse to the same value. */
@NullMarked
package io.tidemark.core.units;

import org.jspecify.annotations.NullMarked;
