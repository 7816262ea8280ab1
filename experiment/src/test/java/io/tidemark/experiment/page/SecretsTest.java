package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void whatStandsUnderKeysOfSecretsIsHidden() {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("class", "auth.AuthEE");
        task.put("user", "admin");
        task.put("password", "hunter2");
        task.put("headers", Map.of("Authorization", "token=abc"));
        assertThat(Secrets.hidden(Map.of("tasks", List.of(task))))
                .hasToString("{tasks=[{class=auth.AuthEE, user=admin, password=•••, headers={Authorization=•••}}]}");
    }

    @Test
    void namesOfSecretsAreNone() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("secret", "{{password}}");
        config.put("token", Map.of("desc", "what to log in with"));
        config.put("private", true);
        assertThat(Secrets.hidden(config)).isEqualTo(config);
        assertThat(Secrets.hidden(Map.of("secret", "{{password|hunter2}}"))).isEqualTo(Map.of("secret", "•••"));
        assertThat(Secrets.hidden(Map.of("secret", "{{a}}hunter2{{b}}"))).isEqualTo(Map.of("secret", "•••"));
    }
}
