/** Describes every path of an emulator in the form of OpenAPI, from its backend. */
@NullMarked
package io.tidemark.emulator.openapi;

import org.jspecify.annotations.NullMarked;
