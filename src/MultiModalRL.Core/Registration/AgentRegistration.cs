namespace MultiModalRL.Core;

/// <summary>An agent that can be made by name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="OptionsType">Its options record, with a constructor without parameters.</param>
/// <param name="Create">Makes it from validated options of that type.</param>
public sealed record AgentRegistration(
    string Name, string Summary, Type OptionsType, Func<AgentContext, object, IAgent> Create)
{
    /// <summary>Makes a registration.</summary>
    public static AgentRegistration Of<TOptions>(string name, string summary, Func<AgentContext, TOptions, IAgent> create)
        where TOptions : class, new() =>
        new(name, summary, typeof(TOptions), (context, options) => create(context, (TOptions)options));
}
