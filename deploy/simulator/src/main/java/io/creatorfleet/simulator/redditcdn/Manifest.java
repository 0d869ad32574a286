package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.communities.Post;
import java.util.List;
import java.util.stream.Collectors;

/** What a video consists of, in the languages of DASH and HLS. */
final class Manifest {

    /** The sounds of a video that has any, in kilobits a second. */
    static final List<Integer> SOUNDS = List.of(64, 128);

    private Manifest() {}

    static String dash(Post post) {
        String pictures = post.heights().stream().map(Manifest::picture).collect(Collectors.joining());
        String sounds = SOUNDS.stream().map(Manifest::sound).collect(Collectors.joining());
        String sets = set(0, "video", pictures) + (hasSound(post) ? set(1, "audio", sounds) : "");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" mediaPresentationDuration="PT%d.0S" minBufferTime="PT4S" \
                profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" type="static">
                  <Period duration="PT%d.0S" id="0">
                %s  </Period>
                </MPD>
                """.formatted(post.duration(), post.duration(), sets);
    }

    private static String set(int id, String type, String representations) {
        return """
                    <AdaptationSet contentType="%s" id="%d" segmentAlignment="true" startWithSAP="1" \
                subsegmentAlignment="true" subsegmentStartsWithSAP="1">
                %s    </AdaptationSet>
                """.formatted(type, id, representations);
    }

    private static String picture(int height) {
        return """
                      <Representation bandwidth="%d" codecs="avc1.4D401F" frameRate="30" height="%d" id="%d" \
                mimeType="video/mp4" sar="1:1" scanType="progressive" width="%d">
                        <BaseURL>CMAF_%d.mp4</BaseURL>
                        <SegmentBase indexRange="817-1004" timescale="15360">
                          <Initialization range="0-816"/>
                        </SegmentBase>
                      </Representation>
                """.formatted(bandwidth(height), height, height, width(height), height);
    }

    private static String sound(int kilobits) {
        return """
                      <Representation audioSamplingRate="44100" bandwidth="%d" codecs="mp4a.40.2" id="%d" mimeType="audio/mp4">
                        <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="2"/>
                        <BaseURL>CMAF_AUDIO_%d.mp4</BaseURL>
                        <SegmentBase indexRange="718-893" timescale="44100">
                          <Initialization range="0-717"/>
                        </SegmentBase>
                      </Representation>
                """.formatted(kilobits * 1000 + 431, kilobits, kilobits);
    }

    static String hls(Post post) {
        String sounds = SOUNDS.stream().map(Manifest::hlsSound).collect(Collectors.joining());
        String group = hasSound(post) ? ",AUDIO=\"" + SOUNDS.getLast() + "\"" : "";
        String pictures =
                post.heights().stream().map(height -> hlsPicture(height, group)).collect(Collectors.joining());
        return "#EXTM3U\n#EXT-X-VERSION:4\n" + (hasSound(post) ? sounds : "") + pictures;
    }

    private static String hlsSound(int kilobits) {
        return """
                #EXT-X-MEDIA:URI="CMAF_AUDIO_%d.m3u8",TYPE=AUDIO,GROUP-ID="%d",NAME="audio",DEFAULT=YES,AUTOSELECT=YES
                """.formatted(kilobits, kilobits);
    }

    private static String hlsPicture(int height, String group) {
        return """
                #EXT-X-STREAM-INF:BANDWIDTH=%d,CODECS="avc1.4D401F,mp4a.40.2",RESOLUTION=%dx%d,FRAME-RATE=30.0%s
                CMAF_%d.m3u8
                """.formatted(bandwidth(height), width(height), height, group, height);
    }

    /** The list of a rendition or a sound, whose whole file is its one segment. */
    static String playlist(Post post, String file) {
        return """
                #EXTM3U
                #EXT-X-VERSION:4
                #EXT-X-TARGETDURATION:%d
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXTINF:%d.0,
                %s
                #EXT-X-ENDLIST
                """.formatted(post.duration(), post.duration(), file);
    }

    static boolean hasSound(Post post) {
        return post.kind() == Post.Kind.VIDEO;
    }

    /** Videos stand upright. */
    private static int width(int height) {
        return height * 9 / 16 / 2 * 2;
    }

    private static int bandwidth(int height) {
        return height * height * 4;
    }
}
