/** The state machine that all applications of a backend go through: pure, it neither waits nor remembers. */
@NullMarked
package io.tidemark.emulator.machine;

import org.jspecify.annotations.NullMarked;
