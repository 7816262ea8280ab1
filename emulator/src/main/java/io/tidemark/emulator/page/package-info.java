/** Pages for a browser, and the description that they show. */
@NullMarked
package io.tidemark.emulator.page;

import org.jspecify.annotations.NullMarked;
