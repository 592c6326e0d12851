using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MathVistaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<MathVistaOptions>(
        MathVistaBenchmark.Name, 0, "Questions of mathematics in visual contexts (MathVista).", needsData: true, MathVistaBenchmark.Create);
}
