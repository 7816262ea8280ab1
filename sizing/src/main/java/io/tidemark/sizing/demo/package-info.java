/** A service to try Tidemark on without one of your own, whose capacity is known beforehand. */
@NullMarked
package io.tidemark.sizing.demo;

import org.jspecify.annotations.NullMarked;
