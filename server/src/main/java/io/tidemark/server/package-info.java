/** A small HTTP/1.1 server: whole requests in, whole answers out, perhaps later. The only place that knows Netty. */
@NullMarked
package io.tidemark.server;

import org.jspecify.annotations.NullMarked;
