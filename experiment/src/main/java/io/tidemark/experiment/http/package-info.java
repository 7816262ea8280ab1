/** Single requests, as components send them. */
@NullMarked
package io.tidemark.experiment.http;

import org.jspecify.annotations.NullMarked;
