/**
 * A worker at a distance from the centre: how it is summoned, takes orders, reports and ends by itself when nobody renews
 * its lease. The places both sides share, a table and a shelf for large things, are interfaces here.
 */
@NullMarked
package io.tidemark.functions.remote;

import org.jspecify.annotations.NullMarked;
