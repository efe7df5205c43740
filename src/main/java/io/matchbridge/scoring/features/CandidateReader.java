package io.matchbridge.scoring.features;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.resume.HeadlineFinder;
import io.matchbridge.scoring.resume.Position;
import io.matchbridge.scoring.resume.PositionFinder;
import io.matchbridge.scoring.text.BlindText;
import io.matchbridge.scoring.text.Blinding;
import java.util.Comparator;
import java.util.List;

/** Drops what is personal from a candidate's texts, and finds role and positions in the rest. */
final class CandidateReader {

    private final Blinding blinding = new Blinding();
    private final PositionFinder positions = new PositionFinder();
    private final HeadlineFinder headlines = new HeadlineFinder();

    BlindCandidate read(CandidateText candidate) {
        BlindText title = blind(candidate.title(), candidate);
        BlindText resume = blind(candidate.resume(), candidate);
        List<BlindText> notes =
                candidate.notes().stream().map(note -> blind(note, candidate)).toList();
        List<Position> found = positions.find(resume.text()).stream()
                .sorted(Comparator.comparingInt(Position::lastMonth)
                        .thenComparingInt(Position::firstMonth)
                        .reversed())
                .toList();
        String headline = title.text().isBlank()
                ? headlines.find(resume.text())
                : title.text().strip();
        return new BlindCandidate(title, resume, notes, headline, found);
    }

    private BlindText blind(String text, CandidateText candidate) {
        return blinding.blind(text, candidate.name(), candidate.emails());
    }
}
