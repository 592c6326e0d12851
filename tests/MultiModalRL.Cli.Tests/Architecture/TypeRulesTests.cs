using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MultiModalRL.Cli.Tests;

/// <summary>House rules that the compiled types show.</summary>
public sealed partial class TypeRulesTests
{
    private static readonly string[] VagueWords =
        ["Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Base", "Impl", "Implementation", "Common"];

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void ExportedClasses_AreSealedOrSayWhatDerivesFromThem(string project)
    {
        var assembly = OurAssemblies.Load(project);
        var documentation = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        var open = assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type => !Summary(documentation, type).Contains("deriv", StringComparison.Ordinal));
        Assert.That(open, Is.Empty);
    }

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void StaticFields_NeverChange(string project)
    {
        var changing = Written(project)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && (!field.IsInitOnly || IsGrowing(field.FieldType)))
            .Select(field => $"{field.DeclaringType}.{field.Name}");
        Assert.That(changing, Is.Empty);
    }

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void TypeNames_SayWhatTheTypeIs(string project)
    {
        var vague = Written(project).Where(type => Words().Matches(type.Name).Select(word => word.Value).Intersect(VagueWords).Any());
        Assert.That(vague, Is.Empty);
    }

    [TestCaseSource(typeof(OurAssemblies), nameof(OurAssemblies.Names))]
    public void Namespaces_AreTheProjectsName(string project)
    {
        var elsewhere = Written(project).Where(type => type.Namespace != project && type != OurAssemblies.Load(project).EntryPoint?.DeclaringType);
        Assert.That(elsewhere, Is.Empty);
    }

    /// <summary>The types that somebody wrote: without those the compiler makes and those shared by a linked file.</summary>
    private static Type[] Written(string project) =>
    [
        .. OurAssemblies.Load(project).GetTypes().Where(type =>
            !Lineage(type).Any(part => part.Name.Contains('<', StringComparison.Ordinal)
                || part.IsDefined(typeof(CompilerGeneratedAttribute))
                || part.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)))),
    ];

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (var part = type; part is not null; part = part.DeclaringType)
        {
            yield return part;
        }
    }

    // An array may be written to as well, but tables of constants are arrays; what grows is state.
    private static bool IsGrowing(Type type) =>
        type.IsGenericType && !type.Name.Contains("Immutable", StringComparison.Ordinal) && !type.Name.Contains("Frozen", StringComparison.Ordinal)
        && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(ICollection<>));

    private static string Summary(XDocument documentation, Type type) =>
        documentation.Descendants("member")
            .Where(member => (string?)member.Attribute("name") == "T:" + type.FullName?.Replace('+', '.'))
            .Select(member => member.Value)
            .FirstOrDefault("");

    [GeneratedRegex("[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
