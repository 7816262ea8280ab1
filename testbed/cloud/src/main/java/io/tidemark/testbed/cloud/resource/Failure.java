package io.tidemark.testbed.cloud.resource;

/** A resource could not be made, changed or deleted, for the reason that events show. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Failure(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** As AWS writes it of resources that handlers of their own look after. */
    public static Failure ofHandler(String message, String code) {
        return new Failure("Resource handler returned message: \"" + message
                + "\" (RequestToken: 00000000-0000-0000-0000-000000000000, HandlerErrorCode: " + code + ")");
    }
}
