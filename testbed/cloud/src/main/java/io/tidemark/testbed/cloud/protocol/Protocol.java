package io.tidemark.testbed.cloud.protocol;

import java.nio.charset.StandardCharsets;

/** The ways in which services of AWS write errors, and the names that common errors have there. */
public enum Protocol {
    /** CloudFormation, STS. */
    QUERY("ExpiredToken", "Throttling", "AccessDenied"),
    EC2("RequestExpired", "RequestLimitExceeded", "UnauthorizedOperation"),
    /** Lambda. */
    REST_JSON("ExpiredTokenException", "TooManyRequestsException", "AccessDeniedException"),
    /** DynamoDB, SSM, Pricing. */
    JSON("ExpiredTokenException", "ThrottlingException", "AccessDeniedException"),
    /** S3. */
    REST_XML("ExpiredToken", "SlowDown", "AccessDenied");

    private final String expired;
    private final String throttled;
    private final String denied;

    Protocol(String expired, String throttled, String denied) {
        this.expired = expired;
        this.throttled = throttled;
        this.denied = denied;
    }

    Refusal expired() {
        int status = this == REST_XML || this == JSON || this == EC2 ? 400 : 403;
        return new Refusal(status, expired, "The security token included in the request is expired");
    }

    Refusal throttled() {
        return switch (this) {
            case QUERY, JSON -> new Refusal(400, throttled, "Rate exceeded");
            case EC2 -> new Refusal(503, throttled, "Request limit exceeded.");
            case REST_JSON -> new Refusal(429, throttled, "Rate exceeded");
            case REST_XML -> new Refusal(503, throttled, "Please reduce your request rate.");
        };
    }

    Refusal denied(String sentence) {
        String message = this == EC2 ? "You are not authorized to perform this operation. " + sentence : sentence;
        return new Refusal(this == JSON ? 400 : 403, denied, message);
    }

    Answer error(Refusal refusal, String requestId) {
        return switch (this) {
            case QUERY ->
                xml(
                        refusal,
                        Element.of("ErrorResponse")
                                .with(Element.of("Error")
                                        .with("Type", refusal.status() < 500 ? "Sender" : "Receiver")
                                        .with("Code", refusal.code())
                                        .with("Message", refusal.message()))
                                .with("RequestId", requestId));
            case EC2 ->
                xml(
                        refusal,
                        Element.of("Response")
                                .with(Element.of("Errors")
                                        .with(Element.of("Error")
                                                .with("Code", refusal.code())
                                                .with("Message", refusal.message())))
                                .with("RequestID", requestId));
            case REST_XML ->
                xml(
                        refusal,
                        Element.of("Error")
                                .with("Code", refusal.code())
                                .with("Message", refusal.message())
                                .with("RequestId", requestId));
            case REST_JSON, JSON ->
                Answer.text(refusal.status(), "application/json", json(refusal))
                        .with("x-amzn-errortype", refusal.code())
                        .with("x-amzn-RequestId", requestId);
        };
    }

    private static Answer xml(Refusal refusal, Element error) {
        return Answer.text(refusal.status(), "text/xml;charset=" + StandardCharsets.UTF_8, error.xml(""));
    }

    private static String json(Refusal refusal) {
        String message = refusal.message().replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                {"__type":"%s","message":"%s","Message":"%s"}""".formatted(refusal.code(), message, message);
    }
}
