/** A small HTTP/1.1 server: whole requests in, answers out: whole, later, as a file, or event by event. The only place that knows Netty. */
@NullMarked
package io.tidemark.server;

import org.jspecify.annotations.NullMarked;
