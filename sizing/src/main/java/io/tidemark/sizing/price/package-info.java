/** What machines cost and have. */
@NullMarked
package io.tidemark.sizing.price;

import org.jspecify.annotations.NullMarked;
