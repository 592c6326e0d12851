using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>All official metrics, frozen after start.</summary>
public sealed class ScorerRegistry
{
    private readonly Dictionary<string, ScorerRegistration> byName = new(StringComparer.Ordinal);

    /// <summary>Collects the registrations.</summary>
    /// <exception cref="InputException">Two of them share a name.</exception>
    public ScorerRegistry(IEnumerable<ScorerRegistration> registrations)
    {
        foreach (var registration in registrations)
        {
            if (!byName.TryAdd(registration.Name, registration))
            {
                throw new InputException($"metric '{registration.Name}' is registered twice");
            }
        }

        All = [.. byName.Values.OrderBy(registration => registration.Name, StringComparer.Ordinal)];
    }

    /// <summary>All registrations, by name.</summary>
    public IReadOnlyList<ScorerRegistration> All { get; }

    /// <summary>Applies a metric to the files of a request.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="request">The files; its variant may be null for the default.</param>
    /// <exception cref="InputException">The metric, its variant or a file is unknown or cannot be used.</exception>
    public ScoreReport Score(string name, ScoringRequest request)
    {
        var scorer = Get(name);
        var variant = request.Variant ?? scorer.Variants[0].Name;
        if (scorer.Variants.All(known => known.Name != variant))
        {
            throw new InputException(Nearest.Message($"variant of metric '{name}'", variant, scorer.Variants.Select(known => known.Name)));
        }

        var report = scorer.Score(Accepted(scorer, request with { Variant = variant }));
        return report.Metric == name ? report : report with { Metric = name };
    }

    /// <summary>The registration of a name.</summary>
    /// <exception cref="InputException">Unknown; the message lists the nearest names.</exception>
    public ScorerRegistration Get(string name) =>
        byName.GetValueOrDefault(name) ?? throw new InputException(Nearest.Message("metric", name, byName.Keys));

    private static ScoringRequest Accepted(ScorerRegistration scorer, ScoringRequest request)
    {
        var files = scorer.Files;
        if (files.QuestionsAreAnnotations && request is { Annotations.IsEmpty: true, Questions: { } questions })
        {
            request = request with { Annotations = [questions], Questions = null };
        }

        if (request.Questions is not null && files.Questions is null)
        {
            throw new InputException($"metric '{scorer.Name}' takes no --questions: expected --annotations, {files.Annotations}");
        }

        if (request.Choices is not null && files.Choices is null)
        {
            throw new InputException($"metric '{scorer.Name}' takes no --choices");
        }

        return request.Annotations.Length >= 1 && request.Annotations.Length <= files.MostAnnotations
            ? request
            : throw new InputException(
                $"metric '{scorer.Name}': --annotations names {request.Annotations.Length} files: expected {files.Annotations}");
    }
}
