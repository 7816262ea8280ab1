package io.tidemark.testbed.cloud.stack;

import java.time.Instant;

/** Something that happened to a stack or to one of its resources. */
record Event(
        String id,
        Instant time,
        String logicalId,
        String physicalId,
        String type,
        String status,
        String reason,
        String properties,
        String token) {}
