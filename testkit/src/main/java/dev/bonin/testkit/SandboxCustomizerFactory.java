package dev.bonin.testkit;

import dev.bonin.testkit.BoninSandbox.Api;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link BoninSandbox} above Spring's tests. Spring creates it, by {@code META-INF/spring.factories}. */
final class SandboxCustomizerFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        var found = TestContextAnnotationUtils.findMergedAnnotation(test, BoninSandbox.class);
        return found == null ? null : new SandboxCustomizer(setting(found.api()), found.inMemory());
    }

    private static String setting(Api api) {
        return api == Api.AS_SET ? "" : api.name().toLowerCase(Locale.ROOT);
    }
}
