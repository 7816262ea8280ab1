/** All applications of a running backend: where each stands, and what that comes to in all. */
@NullMarked
package io.tidemark.emulator.registry;

import org.jspecify.annotations.NullMarked;
