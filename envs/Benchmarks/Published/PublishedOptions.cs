namespace MultiModalRL.Environments;

/// <summary>Options of every benchmark that is read from its published files: which part is which split, and what if images are missing.</summary>
public abstract record PublishedOptions : RecordedOptions
{
    /// <summary>
    /// The name of a published part, such as <c>testdev</c>, which takes the place of the split that its name means (of
    /// validation where it means none). Null for the part that each split's name means.
    /// </summary>
    public string? Part { get; init; }

    /// <summary>
    /// The name of the published part that is trained on. Where validation would be the same part, it is held out of it
    /// instead. Null for the part that is named as training.
    /// </summary>
    public string? TrainPart { get; init; }

    /// <summary>Whether images that the data refer to may be missing: they are white then. Else a missing image is an error.</summary>
    public bool AllowMissingImages { get; init; }
}
