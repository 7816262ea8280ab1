package io.tidemark.functions.server;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.HttpSettings.Version;
import java.time.Duration;

/** The default settings, but for what a test names. */
public final class TestSettings {
    private Version version = Version.HTTP_1_1;
    private boolean insecureTls;
    private int maxRedirects;
    private boolean reuseConnections = true;
    private boolean cookies;
    private int maxConnections = HttpSettings.DEFAULT_MAX_CONNECTIONS;
    private Duration connectTimeout = HttpSettings.DEFAULT_CONNECT_TIMEOUT;
    private Duration responseTimeout = HttpSettings.DEFAULT_TIMEOUT;
    private Duration totalTimeout = HttpSettings.DEFAULT_TIMEOUT;

    private TestSettings() {}

    public static TestSettings plain() {
        return new TestSettings();
    }

    public TestSettings http2() {
        version = Version.HTTP_2;
        return this;
    }

    public TestSettings insecureTls() {
        insecureTls = true;
        return this;
    }

    public TestSettings maxRedirects(int most) {
        maxRedirects = most;
        return this;
    }

    public TestSettings newConnections() {
        reuseConnections = false;
        return this;
    }

    public TestSettings cookies() {
        cookies = true;
        return this;
    }

    public TestSettings maxConnections(int most) {
        maxConnections = most;
        return this;
    }

    public TestSettings connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    public TestSettings responseTimeout(Duration timeout) {
        responseTimeout = timeout;
        return this;
    }

    public TestSettings totalTimeout(Duration timeout) {
        totalTimeout = timeout;
        return this;
    }

    public HttpSettings build() {
        return new HttpSettings(
                version,
                insecureTls,
                maxRedirects,
                reuseConnections,
                false,
                cookies,
                maxConnections,
                connectTimeout,
                responseTimeout,
                totalTimeout);
    }
}
