/** What a worker measured, second by second, and the wire format it travels in. */
@NullMarked
package io.tidemark.core.window;

import org.jspecify.annotations.NullMarked;
