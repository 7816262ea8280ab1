package io.tidemark.functions.aws;

import org.junit.jupiter.api.BeforeAll;

/** LocalStack, where its image is on this machine. */
class DynamoLinkLocalStackTest extends DynamoLinkContract {
    @BeforeAll
    static void requireImage() {
        LocalStack.services();
    }

    DynamoLinkLocalStackTest() {
        super(LocalStack.services());
    }
}
