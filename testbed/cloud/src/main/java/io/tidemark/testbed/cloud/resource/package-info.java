/** What stacks are made of: real tables, buckets, functions and machines, and records of the rest. */
@NullMarked
package io.tidemark.testbed.cloud.resource;

import org.jspecify.annotations.NullMarked;
