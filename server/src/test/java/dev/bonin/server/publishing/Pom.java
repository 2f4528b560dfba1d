package dev.bonin.server.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A POM of this repository, as it is written.
 *
 * @param folder relative to the root
 */
record Pom(String folder, Document document) {
    private static final Path ROOT = Path.of("..");

    /** The dependency of a POM, or what it manages. */
    record Dependency(String group, String artifact, String version, String scope) {}

    static Pom in(String folder) {
        try {
            var file = ROOT.resolve(folder).resolve("pom.xml").toFile();
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(folder + "/pom.xml", unreadable);
        }
    }

    /** Returns the root's modules, without those that only a profile has. */
    static List<Pom> modules() {
        return in(".").at("modules")
                .map(Pom::children)
                .orElse(Stream.empty())
                .map(module -> in(module.getTextContent()))
                .toList();
    }

    boolean isPublished() {
        return !text("properties", "maven.deploy.skip").orElse("false").equals("true");
    }

    boolean isJar() {
        return text("packaging").isEmpty();
    }

    String artifact() {
        return text("artifactId").orElseThrow();
    }

    /** Returns the text of an element by the names on the way to it; empty if it is missing or blank. */
    Optional<String> text(String... path) {
        return at(path).map(element -> element.getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    /** Returns the texts of all elements of a name, wherever they are. */
    List<String> texts(String name) {
        return elements(document.getElementsByTagName(name))
                .map(Element::getTextContent)
                .toList();
    }

    List<Dependency> dependencies(String... path) {
        return at(path).map(Pom::children)
                .orElse(Stream.empty())
                .map(Pom::dependency)
                .toList();
    }

    private static Dependency dependency(Element element) {
        return new Dependency(
                child(element, "groupId"),
                child(element, "artifactId"),
                child(element, "version"),
                child(element, "scope"));
    }

    private static String child(Element element, String name) {
        return find(element, name).map(Element::getTextContent).orElse("");
    }

    private Optional<Element> at(String... path) {
        var found = Optional.of(document.getDocumentElement());
        for (var name : path) {
            found = found.flatMap(element -> find(element, name));
        }
        return found;
    }

    private static Optional<Element> find(Element parent, String name) {
        return children(parent).filter(child -> child.getTagName().equals(name)).findFirst();
    }

    private static Stream<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
