package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.Download;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.platform.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a CDN says in the language of DASH of the files that a video consists of: pictures and sounds apart. */
final class Manifest {

    private static final int MOST_BYTES = 1024 * 1024;

    /** What a file holds; its name is how its type begins. */
    enum Content {
        VIDEO,
        AUDIO;

        private boolean isOf(Element set, Element representation) {
            String kind = name().toLowerCase(Locale.ROOT);
            return kind.equals(set.getAttribute("contentType"))
                    || Stream.of(set, representation)
                            .anyMatch(
                                    element -> element.getAttribute("mimeType").startsWith(kind + "/"));
        }
    }

    private record File(URI link, long bandwidth) {}

    private final Element root;
    private final URI link;

    private Manifest(Element root, URI link) {
        this.root = root;
        this.link = link;
    }

    /** Fetches one; empty when the CDN does not honour the link. */
    static Optional<Manifest> fetch(Downloads.Source source, String link) throws PlatformException, IOException {
        Optional<Download> opened = source.open(Range.WHOLE);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Download manifest = opened.get()) {
            byte[] bytes = manifest.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new FlawedFileException("The manifest has more than %d bytes".formatted(MOST_BYTES));
            }
            return Optional.of(parse(bytes, link));
        }
    }

    static Manifest parse(byte[] bytes, String link) throws IOException {
        try {
            Document document = builder().parse(new ByteArrayInputStream(bytes));
            return new Manifest(root(document), URI.create(link));
        } catch (SAXException | IllegalArgumentException unreadable) {
            throw new FlawedFileException(
                    "The manifest cannot be read: it is no plain XML"); // its text may hold a link
        }
    }

    /** An answer in the manifest's place says nothing of what the video consists of. */
    private static Element root(Document document) throws FlawedFileException {
        Element root = document.getDocumentElement();
        if (!"MPD".equals(root.getLocalName())
                || children(root, "Period").findAny().isEmpty()) {
            throw new FlawedFileException("The CDN sent no manifest but other XML: no MPD with a Period");
        }
        return root;
    }

    // A manifest needs no document type, and everything by which XML reaches beyond itself begins with one.
    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("The JDK's own parser knows these features", impossible);
        }
    }

    /** The link to the file of that content with the most bits a second; empty when there is none. */
    Optional<String> best(Content content) throws FlawedFileException {
        try {
            return children(root, "Period")
                    .flatMap(period -> children(period, "AdaptationSet")
                            .flatMap(set -> children(set, "Representation")
                                    .filter(file -> content.isOf(set, file))
                                    .flatMap(file -> file(List.of(root, period, set, file)).stream())))
                    .max(Comparator.comparingLong(File::bandwidth))
                    .map(file -> file.link().toString());
        } catch (IllegalArgumentException noAddress) {
            throw new FlawedFileException("The manifest names a file by what is no address");
        }
    }

    /** Each level may say where those below it are, beginning with the manifest's own place. */
    private Optional<File> file(List<Element> levels) {
        if (children(levels.getLast(), "BaseURL").findFirst().isEmpty()) {
            return Optional.empty(); // made of pieces, which is not how whole files are named
        }
        URI place = link;
        for (Element level : levels) {
            Optional<Element> base = children(level, "BaseURL").findFirst();
            place = base.isPresent() ? place.resolve(base.get().getTextContent().strip()) : place;
        }
        String bandwidth = levels.getLast().getAttribute("bandwidth");
        return Optional.of(new File(place, bandwidth.matches("\\d{1,12}") ? Long.parseLong(bandwidth) : 0));
    }

    private static Stream<Element> children(Element of, String name) {
        NodeList all = of.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && name.equals(node.getLocalName()))
                .map(Element.class::cast);
    }
}
