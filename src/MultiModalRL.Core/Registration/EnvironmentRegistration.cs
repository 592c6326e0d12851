namespace MultiModalRL.Core;

/// <summary>An environment that can be made by id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="OptionsType">Its options record, with a constructor without parameters.</param>
/// <param name="Create">Makes it from validated options of that type.</param>
public sealed record EnvironmentRegistration(
    EnvironmentId Id, string Summary, Type OptionsType, Func<EnvironmentRequest, object, IVectorEnvironment> Create)
{
    /// <summary>Where the data folder must be given (<c>--data</c>).</summary>
    public bool NeedsData { get; init; }

    /// <summary>Whether answering is acting there.</summary>
    public bool AsksQuestions { get; init; }

    /// <summary>Makes a registration.</summary>
    public static EnvironmentRegistration Of<TOptions>(
        EnvironmentId id, string summary, Func<EnvironmentRequest, TOptions, IVectorEnvironment> create)
        where TOptions : class, new() =>
        new(id, summary, typeof(TOptions), (request, options) => create(request, (TOptions)options));
}
