/** How much a service can take, from how it did at several loads. Pure: no clock, no I/O. See docs/capacity.md. */
@NullMarked
package io.tidemark.core.capacity;

import org.jspecify.annotations.NullMarked;
