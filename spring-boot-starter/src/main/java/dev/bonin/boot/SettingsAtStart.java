package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.boot.settings.FaultReport;
import dev.bonin.boot.settings.SettingFault;
import dev.bonin.boot.settings.SettingsCheck;
import dev.bonin.sealing.KeyRings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.Environment;

/** Checks the settings before any bean is created, and tells all that is missing or wrong in one refusal. */
public final class SettingsAtStart implements BeanFactoryPostProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsAtStart.class);

    /** Set while a build processes the application ahead of time, with settings that are not those of its start. */
    private static final String BUILDING = "spring.aot.processing";

    private static final String OURS = "bonin";

    private final Environment environment;

    SettingsAtStart(Environment environment) {
        this.environment = environment;
    }

    /**
     * Checks names and values before anything reads them. A refusal names what live mode lacks, too; what it lacks
     * alone is refused later, when it is known which parts the application brings itself.
     *
     * @param types what settings below {@code bonin} are read into
     * @throws RefusedStartException if a setting is wrong; it names all of them
     */
    public static void requireFirst(Environment environment, Collection<Class<?>> types) {
        var faults = new ArrayList<SettingFault>(new SettingsCheck(environment, types).faults());
        if (!faults.isEmpty()) {
            faults.addAll(LiveNeeds.missing(environment, true));
            refuse(faults);
        }
    }

    /** Checks names and values only, for commands that need nothing of PortOne. */
    public static void requireReadable(Environment environment, Collection<Class<?>> types) {
        refuse(new SettingsCheck(environment, types).faults());
    }

    /**
     * Checks names and values, and what live mode demands.
     *
     * @param keys whether the settings have to name the key of the key ring
     * @throws RefusedStartException if a setting is missing or wrong; it names all of them
     */
    public static void require(Environment environment, Collection<Class<?>> types, boolean keys) {
        var faults = new ArrayList<SettingFault>(new SettingsCheck(environment, types).faults());
        faults.addAll(LiveNeeds.missing(environment, keys));
        refuse(faults);
    }

    private static void refuse(List<SettingFault> faults) {
        if (!faults.isEmpty()) {
            var report = new FaultReport(List.copyOf(faults));
            throw new RefusedStartException(report.problem(), report.remedy());
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (Boolean.getBoolean(BUILDING)) {
            return;
        }
        var types = types(beans);
        require(environment, types, hasOurRings(beans));
        var strangers = new SettingsCheck(environment, types).strangers();
        if (!strangers.isEmpty()) {
            LOG.warn(
                    "Settings: {} have no effect, since Bonin has no such settings. Correct their names if they are meant for Bonin",
                    String.join(", ", strangers));
        }
    }

    private static List<Class<?>> types(ConfigurableListableBeanFactory beans) {
        var types = new ArrayList<Class<?>>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = name.startsWith(OURS) ? beans.getType(name, false) : null;
            if (type != null && AnnotatedElementUtils.hasAnnotation(type, ConfigurationProperties.class)) {
                types.add(type);
            }
        }
        return types;
    }

    /** Returns whether the key rings are those that the settings name. */
    private static boolean hasOurRings(ConfigurableListableBeanFactory beans) {
        return List.of(beans.getBeanNamesForType(KeyRings.class, true, false)).contains("boninKeyRings");
    }
}
