package io.creatorfleet.simulator.cdn;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A small picture that files are built around. */
final class Picture {

    static final int SIDE = 320;

    /** One in each of several colours, drawn once. */
    static final List<Picture> ALL =
            IntStream.range(0, 8).mapToObj(n -> draw(n / 8f)).toList();

    private final byte[] jpeg;
    private final byte[] gif;
    private final StillFilm film;

    private Picture(BufferedImage image) {
        this.jpeg = write(image, "jpg");
        this.gif = write(image, "gif");
        this.film = new StillFilm(image);
    }

    /** The picture as a baseline JPEG; not to be changed. */
    byte[] jpeg() {
        return jpeg;
    }

    /** The same as a GIF; not to be changed. */
    byte[] gif() {
        return gif;
    }

    /** The same as a film, in which nothing moves. */
    StillFilm film() {
        return film;
    }

    private static Picture draw(float hue) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        Color sky = Color.getHSBColor(hue, 0.6f, 0.95f);
        Color ground = Color.getHSBColor(hue + 0.1f, 0.8f, 0.35f);
        canvas.setPaint(new GradientPaint(0, 0, sky, SIDE / 3f, SIDE, ground));
        canvas.fillRect(0, 0, SIDE, SIDE);
        canvas.setColor(Color.WHITE);
        canvas.fillOval(Math.round(SIDE * (0.2f + hue / 2)), SIDE / 5, SIDE / 5, SIDE / 5);
        canvas.dispose();
        return new Picture(image);
    }

    private static byte[] write(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("This JDK writes no " + format + ": there are no pictures without it");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A picture cannot be drawn", e);
        }
    }
}
