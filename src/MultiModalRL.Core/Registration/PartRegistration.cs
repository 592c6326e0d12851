namespace MultiModalRL.Core;

/// <summary>
/// A part that agents can build themselves from, by name: the encoder of a network, say. Core knows no kind of part; an
/// assembly that has one derives a registration for it. A module adds it to the container as a
/// <see cref="PartRegistration"/>, and agents find all of them in <see cref="AgentContext.Parts"/>.
/// </summary>
/// <param name="Name">Its name, unique among parts of its kind.</param>
/// <param name="Summary">One line that says what it is.</param>
public abstract record PartRegistration(string Name, string Summary);
