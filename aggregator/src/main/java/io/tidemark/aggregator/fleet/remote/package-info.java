/**
 * The centre's side of workers at a distance: summons them, orders, collects what they post, notices who is lost and has
 * others take over.
 */
@NullMarked
package io.tidemark.aggregator.fleet.remote;

import org.jspecify.annotations.NullMarked;
