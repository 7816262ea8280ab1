package io.tidemark.testbed.cloud.protocol;

/** The one account, and the one region, that there are. */
public final class Account {
    public static final String ID = "123456789012";
    public static final String REGION = "us-east-1";
    public static final String USER = "arn:aws:iam::" + ID + ":user/tester";

    private Account() {}

    /** Of something in the region. */
    public static String arn(String service, String what) {
        return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + what;
    }
}
