@NullMarked
package io.tidemark.sizing.probe;

import org.jspecify.annotations.NullMarked;
