using System.Collections.Immutable;

namespace MultiModalRL.Running;

/// <summary>How a setting was chosen on the validation split: by mean reward, the first of equals.</summary>
/// <param name="Environment">The environment it was chosen for, with its options.</param>
/// <param name="Examples">Validation examples that each candidate was tried on.</param>
/// <param name="Candidates">What each candidate got.</param>
/// <param name="Selected">The one chosen.</param>
public sealed record Calibration(
    ManifestPart Environment, int Examples, ImmutableArray<CandidateResult> Candidates, double Selected);
