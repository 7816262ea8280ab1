/** An image to make containers of, because none can be taken for granted. */
@NullMarked
package io.tidemark.testbed.docker;

import org.jspecify.annotations.NullMarked;
