/** What goes wrong on purpose: delays, errors, broken connections, cancelled work. */
@NullMarked
package io.tidemark.emulator.fault;

import org.jspecify.annotations.NullMarked;
