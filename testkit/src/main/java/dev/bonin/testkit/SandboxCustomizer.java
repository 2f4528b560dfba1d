package dev.bonin.testkit;

import dev.bonin.clock.ClockAgreement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Gives an application context a sandbox of its own, which ends with it. Equal ones share a context, as Spring's cache
 * compares them.
 *
 * @param api the value of {@code bonin.portone.api}; empty to leave it
 * @param inMemory whether nothing is kept in the application's own store
 */
record SandboxCustomizer(String api, boolean inMemory) implements ContextCustomizer {
    static final String SANDBOX = "boninSandbox";
    private static final String CLOCK = "boninClock";
    private static final String AGREEMENT = "boninSandboxClocks";

    /** What applications set for their own contracts and their own address, which a sandbox does not have. */
    private static final List<String> NOT_OF_A_SANDBOX = List.of(
            "bonin.public-url",
            "bonin.portone.channel-key",
            "bonin.portone.providers",
            "bonin.portone.proxy",
            "bonin.portone.v2.channels",
            "bonin.portone.v2.phone-channel-key");

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        var running = RunningSandbox.start();
        add(settings(running), context.getEnvironment().getPropertySources());
        context.addBeanFactoryPostProcessor(beans -> register(running, beans));
    }

    /** Whatever the application's own settings are, except those of the test itself. */
    private static void add(Map<String, Object> settings, MutablePropertySources sources) {
        var ours = new MapPropertySource("@BoninSandbox", settings);
        if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, ours);
        } else {
            sources.addFirst(ours);
        }
    }

    private Map<String, Object> settings(RunningSandbox running) {
        var merchant = running.sandbox().merchant();
        var store = running.sandbox().store();
        var settings = new HashMap<String, Object>(Map.of(
                "bonin.mode", "sandbox",
                "bonin.portone.base-url", running.sandbox().baseUrl(),
                "bonin.portone.script-url", running.sandbox().scriptUrl(),
                "bonin.portone.imp-key", merchant.impKey(),
                "bonin.portone.imp-secret", merchant.impSecret(),
                "bonin.portone.imp-code", merchant.code()));
        settings.putAll(Map.of(
                "bonin.portone.v2.base-url", running.sandbox().baseUrl(),
                "bonin.portone.v2.script-url", running.sandbox().browserSdkUrl(),
                "bonin.portone.v2.api-secret", store.apiSecret(),
                "bonin.portone.v2.store-id", store.id(),
                "bonin.portone.v2.channel-key", store.defaultChannel().key()));
        NOT_OF_A_SANDBOX.forEach(name -> settings.put(name, ""));
        if (!api.isEmpty()) {
            settings.put("bonin.portone.api", api);
        }
        if (inMemory) {
            settings.put("bonin.store.url", "memory");
            settings.put("bonin.store.datasource", "false");
        }
        return settings;
    }

    /** After the application's own definitions: the clock takes the place of one that it has for Bonin. */
    private static void register(RunningSandbox running, ConfigurableListableBeanFactory beans) {
        beans.registerSingleton(SANDBOX, running);
        var definitions = (BeanDefinitionRegistry) beans;
        ((DefaultSingletonBeanRegistry) beans).registerDisposableBean(SANDBOX, running::close);
        if (definitions.containsBeanDefinition(CLOCK)) {
            definitions.removeBeanDefinition(CLOCK);
        }
        definitions.registerBeanDefinition(CLOCK, clock(running.clock()));
        if (beans.getBeanNamesForType(ClockAgreement.class, true, false).length == 0) {
            beans.registerSingleton(AGREEMENT, ClockAgreement.trusting(running.clock()));
        }
    }

    /** Injected where it is asked for by name only: the application may have clocks of its own. */
    private static RootBeanDefinition clock(SandboxClock clock) {
        var definition = new RootBeanDefinition(Clock.class, () -> clock);
        definition.setDefaultCandidate(false);
        return definition;
    }
}
