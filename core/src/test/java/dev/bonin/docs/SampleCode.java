package dev.bonin.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles samples where an application would have them: as types, as members of a class, or as statements.
 *
 * @param imports what the code of the pages leaves out
 * @param surroundings what the application has of its own: types, and a class {@code Surroundings} with static members
 */
public record SampleCode(String imports, String surroundings) {
    private static final String PACKAGE = "sample";

    /** Compiles samples into a folder, and returns what the compiler has against each; warnings count. */
    public List<String> compile(List<Sample> samples, Path folder) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "-proc:none", "-parameters", "-Xlint:deprecation,removal,unchecked,rawtypes", "-d", folder.toString());
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, options, null, sources(samples))
                .call();
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> told(each, samples))
                .toList();
    }

    /** Returns the name of the class that the sample with this index is compiled into, unless it is a type itself. */
    public static String className(int index) {
        return PACKAGE + ".Code" + index;
    }

    private List<JavaFileObject> sources(List<Sample> samples) {
        var sources = new ArrayList<JavaFileObject>();
        sources.add(new Source("Surroundings", header() + surroundings));
        IntStream.range(0, samples.size())
                .mapToObj(at -> new Source(
                        "Code" + at, header() + wrapped(at, samples.get(at).text())))
                .forEach(sources::add);
        return sources;
    }

    private String header() {
        return "package " + PACKAGE + ";\n" + imports;
    }

    /** Wrapped on the same line, so that lines can be told. */
    private static String wrapped(int index, String text) {
        if (text.lines().anyMatch(line -> line.startsWith("class "))) {
            return text;
        }
        var type = "@Configuration(proxyBeanMethods = false) class Code" + index + " extends Surroundings { ";
        return text.startsWith("@") || text.startsWith("public ")
                ? type + text + "}"
                : type + "void statements() throws Exception { " + text + "}}";
    }

    private String told(Diagnostic<? extends JavaFileObject> found, List<Sample> samples) {
        var source = found.getSource();
        var message = found.getMessage(Locale.ROOT);
        if (source instanceof Source named && named.name.startsWith("Code")) {
            var sample = samples.get(Integer.parseInt(named.name.substring("Code".length())));
            var line = found.getLineNumber() - header().lines().count();
            return sample + ", line " + line + " of the sample: " + message;
        }
        return source + ": " + message;
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + PACKAGE + "/" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.name = name;
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
