namespace MultiModalRL.Environments;

/// <summary>A protocol that is offered for every benchmark.</summary>
/// <param name="Name">Its name, the namespace of environment ids.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="OptionsType">Its options record.</param>
/// <param name="Create">Makes it for a benchmark.</param>
public sealed record ProtocolRegistration(
    string Name, string Summary, Type OptionsType, Func<Benchmark, object, IProtocol> Create);
